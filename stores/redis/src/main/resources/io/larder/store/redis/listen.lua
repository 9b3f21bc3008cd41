-- Makes the changes if nobody listened till now, and returns the last of them: its id and version.
-- KEYS: the changes
-- ARGV: a version; how long they are kept when nobody asks, in milliseconds
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if not last then
  redis.call('XADD', KEYS[1], '*', 'k', '', 'v', ARGV[1], 't', 'listen')
  last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {last[1], last[2][4]}
