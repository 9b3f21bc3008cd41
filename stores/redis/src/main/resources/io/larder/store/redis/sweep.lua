-- Removes those of some records that are of an ended generation; without records, takes the mark off the generation.
-- KEYS: the generation, records
-- ARGV: the generation that is swept, with its mark
local generation = redis.call('GET', KEYS[1])
if generation and #KEYS == 1 and generation == ARGV[1] then
  redis.call('SET', KEYS[1], string.sub(generation, 1, 16))
end
local swept = 0
for i = 2, #KEYS do
  local of = redis.call('GETRANGE', KEYS[i], 0, 15)
  if generation and of ~= '' and of ~= string.sub(generation, 1, 16) then
    swept = swept + redis.call('UNLINK', KEYS[i])
  end
end
return swept
