/**
 * The servers of the lab: the stateful twin for what D1 serves, the reference receiver for what it sends, each on a free
 * port of the loopback interface, clean or with one fault.
 * Reads the canonical specs, once each.
 */

import type { Target } from '../../contracts/target.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import type { Fault } from '../../mocks/faults/fault.ts'
import { faults } from '../../mocks/faults/index.ts'
import { startReceiver } from '../../mocks/receiver.ts'
import type { Listener } from '../../mocks/server.ts'
import { publicJwks } from '../../mocks/twin/keys.ts'
import { SEEDED, seededCredentials } from '../../mocks/twin/seed.ts'
import { startTwin } from '../../mocks/twin/twin.ts'
import { operationsTable } from '../emitters/operations.ts'
import { specFile } from '../lib/apis.ts'
import { PipelineError } from '../lib/errors.ts'
import { type LoadedSpec, loadSpec } from '../lib/load-spec.ts'
import type { OperationsTable } from '../lib/operations.ts'
import { publicKeyOf } from '../lib/public-keys.ts'
import type { LabServer } from './job.ts'

/** The only token the servers accept, in the form of those D1 takes: a JWT that nobody signed and that opens nothing. */
export const TOKEN = [{ alg: 'none', typ: 'JWT' }, { sub: 'fault-lab' }, 'no signature at all']
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')

/** How long one answer may take, in milliseconds: far more than any takes, far less than a fault that hangs. */
const TIMEOUT_MS = 2_000

/** A server at work. */
export interface Running {
  listener: Listener
  table: OperationsTable
  /** File of the canonical spec. */
  spec: string
  target: Target
}

const loaded = new Map<string, Promise<{ spec: LoadedSpec; table: OperationsTable }>>()

/** The spec of an API, read once. */
function load(file: string): Promise<{ spec: LoadedSpec; table: OperationsTable }> {
  const known = loaded.get(file) ?? loadSpec(file).then((spec) => ({ spec, table: operationsTable(spec) }))
  loaded.set(file, known)
  return known
}

/** Starts a server. @throws PipelineError `ARGUMENTS` when there is no such fault, and what its parts throw. */
export async function startServer(server: LabServer): Promise<Running> {
  const file = await specFile(server.api)
  const { spec, table } = await load(file)
  const fault = faultOf(server)
  const place = { spec, table, port: 0, host: '127.0.0.1', tokens: [TOKEN], ...(fault && { fault }) }
  const listener = await (server.api === 'inbound' ? startTwin(place) : startReceiver(place))
  return { listener, table, spec: file, target: targetOf(server, table, listener.url, fault?.sealed === true) }
}

/** What the suite is told of a server: both kinds remember, and what exists on them is known; its key only where it has to. */
function targetOf({ api }: LabServer, table: OperationsTable, url: string, isSealed: boolean): Target {
  const target = embeddedTarget(table, { url, token: TOKEN })
  const key = { file: 'keys of the twin' }
  return {
    ...target,
    name: 'lab',
    data: api === 'inbound' ? { ...SEEDED, ...(isSealed && seededCredentials()) } : target.data,
    ...(isSealed && { recipientKey: publicKeyOf(JSON.stringify(publicJwks(1)), 'key', key) }),
    capabilities: { writes: true, stateful: true },
    timeoutMs: TIMEOUT_MS,
  }
}

/** The fault of a server, if it has one. */
function faultOf({ api, fault: id }: LabServer): Fault | undefined {
  const fault = faults.find((candidate) => candidate.id === id && candidate.api === api)
  if (id !== undefined && !fault) throw new PipelineError('ARGUMENTS', `There is no ${api} fault \`${id}\`.`)
  return fault
}
