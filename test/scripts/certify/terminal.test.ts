import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { progressLine, showsColor, writeTo } from '../../../scripts/certify/terminal.ts'
import { keptStream } from './streams.ts'

describe('showsColor', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
  ])('on a terminal: %s, with %j: %s', (isTTY, environment, want) => {
    expect(showsColor(keptStream(isTTY).stream, environment)).toBe(want)
  })
})

/** A stream that refuses everything with this code. */
function broken(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(`write ${code}`), { code }))
    },
  })
}

describe('writeTo', () => {
  it('writes all', async () => {
    const { stream, text } = keptStream()
    await writeTo(stream, 'a')
    await writeTo(stream, 'b')
    expect(text()).toBe('ab')
  })

  it('ends quietly when nobody reads any more', async () => {
    await expect(writeTo(broken('EPIPE'), 'a')).resolves.toBeUndefined()
  })

  it('fails when the text is lost', async () => {
    await expect(writeTo(broken('ENOSPC'), 'a')).rejects.toThrow('The output cannot be written: write ENOSPC.')
  })
})

describe('progressLine', () => {
  const operation = (index: number) => ({ type: 'operation', operation: 'a', index, of: 3 }) as const

  it('draws over itself, not more often than one sees', () => {
    const { stream, text } = keptStream(true)
    const times = [0, 50, 200]
    const line = progressLine(stream, () => times.shift() ?? 0)
    for (const index of [0, 1, 2]) line.on(operation(index))
    line.end()
    expect(text()).toBe(
      '\r\u001b[2K1/3, 0 requests, 0 failed: a\r\u001b[2K3/3, 0 requests, 0/s, 0 failed, about 1 s left: a\r\u001b[2K',
    )
  })

  it('is silent on anything but a terminal', () => {
    const { stream, text } = keptStream()
    const line = progressLine(stream, () => 0)
    line.on(operation(0))
    line.end()
    expect(text()).toBe('')
  })
})
