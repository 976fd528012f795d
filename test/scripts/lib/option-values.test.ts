/** Values of options: what is read, and what is refused with which sentence. */
import { describe, expect, it } from 'vitest'
import {
  batchSize,
  collect,
  duration,
  instant,
  port,
  rate,
  rows,
  shard,
  wholeNumber,
} from '../../../scripts/lib/option-values.ts'

const MOMENT = 'A time in UTC like 2026-12-31 or 2026-12-31T12:00:00Z is expected.'
const PART = 'A part like 2/3 is expected, from 1/n to n/n.'

describe('an option', () => {
  it.each<[string, (value: string) => unknown, string, unknown]>([
    ['a whole number', wholeNumber, '0', 0],
    ['a number of rows', rows, '1000000', 1_000_000],
    ['a port', port, '65535', 65535],
    ['many together', batchSize, '1000', 1000],
    ['the first part', shard, '1/1', { index: 1, of: 1 }],
    ['the last part', shard, '3/3', { index: 3, of: 3 }],
    ['a day', instant, '2028-02-29', new Date('2028-02-29T00:00:00Z')],
    ['a point in time', instant, '2026-12-31T23:59:59.5Z', new Date('2026-12-31T23:59:59.500Z')],
    ['a rate', rate, '10', 10],
    ['a rate below one', rate, '0.25', 0.25],
    ['milliseconds', duration, '500ms', 500],
    ['seconds', duration, '90s', 90_000],
    ['minutes', duration, '10m', 600_000],
    ['hours', duration, '1h', 3_600_000],
    ['one more', (value) => collect(value, ['a']), 'b', ['a', 'b']],
  ])('takes %s', (_, read, value, want) => {
    expect(read(value)).toEqual(want)
  })

  it.each<[(value: string) => unknown, string, string]>([
    [wholeNumber, '-1', 'A whole number is expected.'],
    [rows, '1000001', 'A whole number up to 1000000 is expected.'],
    [rows, '1e3', 'A whole number up to 1000000 is expected.'],
    [wholeNumber, '1e3', 'A whole number is expected.'],
    [batchSize, '0', 'A number from 1 to 1000 is expected.'],
    [batchSize, '1001', 'A number from 1 to 1000 is expected.'],
    [rate, '0', 'A number of requests a second above 0 is expected.'],
    [rate, '-1', 'A number of requests a second above 0 is expected.'],
    [rate, '1e9', 'A number of requests a second above 0 is expected.'],
    [duration, '10', 'A time above 0 like 90s, 10m or 1h is expected.'],
    [duration, '0s', 'A time above 0 like 90s, 10m or 1h is expected.'],
    [duration, '1w', 'A time above 0 like 90s, 10m or 1h is expected.'],
    [duration, '1constructor', 'A time above 0 like 90s, 10m or 1h is expected.'],
    [port, '65536', 'A port from 0 to 65535 is expected.'],
    [shard, '0/3', PART],
    [shard, '4/3', PART],
    [shard, '1/0', PART],
    [shard, '1', PART],
    [shard, '-1/3', PART],
    [shard, '1/3/5', PART],
    [instant, 'tomorrow', MOMENT],
    [instant, '2026-02-30', MOMENT],
    [instant, '2026-13-01', MOMENT],
    [instant, '2026-12-31T12:00:00+01:00', MOMENT],
    [instant, '2026-12-31T25:00:00Z', MOMENT],
    [instant, '', MOMENT],
  ])('%o refuses %j', (read, value, want) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ message: want }))
  })
})
