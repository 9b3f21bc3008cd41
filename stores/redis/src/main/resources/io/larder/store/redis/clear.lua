-- Begins a new generation, marked as one that has something to sweep, unless there is none to end.
-- KEYS: the generation, the changes
-- ARGV: the new generation, a version
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('SET', KEYS[1], ARGV[1] .. '*')
  redis.call('XADD', KEYS[2], 'NOMKSTREAM', 'MAXLEN', '~', '10000', '*', 'k', '', 'v', ARGV[2], 't', 'clear')
end
return 1
