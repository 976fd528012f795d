/**
 * A mock as a value: an API in, a server that answers for it out. The command `mock` is the same until it is told to stop.
 * Reads the spec and the files that are named; listens; prints nothing.
 */

import { toldOf } from '../lib/peers.ts'
import { type MockArguments, startEngine } from '../mock.ts'

export { type ErrorCode, PipelineError } from '../lib/errors.ts'

/** What is served, and how: the options of the command `mock`, by the same names; only `spec` has to be said. */
export interface MockOptions extends Partial<MockArguments> {
  spec: string
}

/** A server that runs. */
export interface RunningMock {
  url: string
  port: number
  /** Where the twin is controlled from, when it was given a `controlPort`. */
  control?: { url: string; port: number }
  /** Stops accepting, lets answers under way finish for a while, closes what is left. */
  close(): Promise<void>
}

/**
 * Starts a mock, on a free port of this machine unless another is said.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC`, `PORT`, or `PACKAGE` when what it needs is not installed
 * @example
 * const mock = await startMock({ spec: 'inbound', engine: 'twin' })
 * const d1 = createD1Client({ baseUrl: mock.url, … })
 * await mock.close()
 */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  try {
    return (await startEngine({ port: 0, host: '127.0.0.1', token: [], ...options })).listener
  } catch (thrown) {
    throw toldOf(thrown)
  }
}
