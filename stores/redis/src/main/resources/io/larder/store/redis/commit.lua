-- Changes one record if its version is the expected one, and tells the feed if somebody listens.
-- KEYS: the generation, the record, the changes
-- ARGV: a generation for a namespace that has none; the expected version, empty for absent; what to do; the new version;
--       the time to live in milliseconds, empty for ever; the record, of a generation that may be wrong; the key;
--       the time, where any record will do that nobody holds, else empty; whether what lives then keeps its deadline, as 1
-- Returns 1 when applied, else the record as it is, nothing when there is none.
local generation = redis.call('GET', KEYS[1])
local head = redis.call('GETRANGE', KEYS[2], 0, 64)
local there = generation and #head == 65 and string.sub(head, 1, 16) == string.sub(generation, 1, 16)
local version = there and string.sub(head, 17, 32) or ''
local now = tonumber(ARGV[8])
local expected, keeps = version == ARGV[2], false
if now then
  expected = true
  if there then -- numbers here are exact enough for times and for ever
    local high, low = struct.unpack('>I4I4', string.sub(head, 49, 56))
    local lease, purpose = high * 4294967296 + low, string.byte(head, 57)
    high, low = struct.unpack('>I4I4', string.sub(head, 58, 65))
    expected = purpose == 0 or lease <= now
    keeps = ARGV[9] == '1' and purpose ~= 2 and high * 4294967296 + low > now and redis.call('STRLEN', KEYS[2]) > 65
  end
end
if not expected then
  return there and redis.call('GET', KEYS[2])
end
if not generation then
  generation = ARGV[1]
  redis.call('SET', KEYS[1], generation)
end

local what, life = ARGV[3], ARGV[5]
local record = ARGV[6]
if what ~= 'delete' and string.sub(record, 1, 16) ~= string.sub(generation, 1, 16) then
  record = string.sub(generation, 1, 16) .. string.sub(record, 17)
end
if what == 'delete' then
  redis.call('UNLINK', KEYS[2])
elseif keeps then
  local deadline = string.sub(head, 58, 65)
  if string.sub(record, 58, 65) ~= deadline then -- else the value is not copied
    record = string.sub(record, 1, 57) .. deadline .. string.sub(record, 66)
  end
  redis.call('SET', KEYS[2], record, 'KEEPTTL')
elseif what == 'put' or not there then
  if life == '' then
    redis.call('SET', KEYS[2], record)
  else
    redis.call('SET', KEYS[2], record, 'PX', life)
  end
elseif what == 'touch' then
  redis.call('SETRANGE', KEYS[2], 0, record)
  if life == '' then
    redis.call('PERSIST', KEYS[2])
  else
    redis.call('PEXPIRE', KEYS[2], life)
  end
else -- a hold on a value, whose deadline follows what is overwritten
  redis.call('SETRANGE', KEYS[2], 0, string.sub(record, 1, 57))
  local left = redis.call('PTTL', KEYS[2])
  if life == '' then
    redis.call('PERSIST', KEYS[2])
  elseif left >= 0 and left < tonumber(life) then
    redis.call('PEXPIRE', KEYS[2], life)
  end
end
redis.call('XADD', KEYS[3], 'NOMKSTREAM', 'MAXLEN', '~', '10000', '*', 'k', ARGV[7], 'v', ARGV[4], 't', what)
return 1
