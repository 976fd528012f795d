/** Streams that keep what is written to them. */
import { Writable } from 'node:stream'
import type { Stream } from '../../../scripts/certify/terminal.ts'

/** A stream that keeps its text. */
export interface KeptStream {
  stream: Stream
  text(): string
}

/** Makes one; `isTTY` makes it a terminal. */
export function keptStream(isTTY = false): KeptStream {
  let kept = ''
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      kept += String(chunk)
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY }), text: () => kept }
}
