/**
 * The other end of an API whose publisher calls: a small reference server that receives what the publisher sends, as
 * tolerant as its compatibility policy asks, as strict as its pages state.
 * Reads the spec it is handed; listens on one port; remembers nothing, so what comes again is taken again.
 */
import type { Json } from '../scripts/lib/json.ts'
import type { LoadedSpec } from '../scripts/lib/load-spec.ts'
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import { type Refusal, type Request, refuse } from './exchange.ts'
import { type Fault, responder } from './faults/fault.ts'
import { checkServable } from './gate.ts'
import { subjectOf } from './parameters.ts'
import { successResponse } from './responses.ts'
import { createRequestRules, type Rules } from './rules.ts'
import { createSchemas } from './schemas.ts'
import { type Listener, listen } from './server.ts'
import { createTolerantBodyReader } from './tolerant-body.ts'

/** What receives, and where. */
export interface ReceiverOptions {
  spec: LoadedSpec
  /** The operations of the same spec. */
  table: OperationsTable
  /** 0 picks a free one. */
  port: number
  host: string
  /** Tokens that are accepted; none: any that is well-formed. */
  tokens: readonly string[]
  /** The one thing it does wrong. */
  fault?: Fault
}

/**
 * Starts a receiver. Of a path parameter with an example, only the example exists.
 *
 * @throws PipelineError `SPEC` when the spec cannot be served, `PORT` when the address cannot be listened on
 */
export async function startReceiver({ spec, table, port, host, tokens, fault }: ReceiverOptions): Promise<Listener> {
  checkServable(spec, table, createSchemas(table))
  return listen(responder(receiverRules(table, tokens), fault), port, host)
}

/** The rules of a receiver. */
export function receiverRules(table: OperationsTable, tokens: readonly string[]): Rules {
  const rules = createRequestRules(table, createSchemas(table), tokens, createTolerantBodyReader(table))
  return {
    ...rules,
    constrain: (request) => unknownAddressee(request) ?? rules.constrain(request),
    answer: async ({ operation }) => ({ status: successResponse(operation)?.status ?? 204, headers: {} }),
  }
}

/** The refusal of a request for something that is not here. */
function unknownAddressee({ operation, values }: Request): Refusal | undefined {
  const stranger = operation.parameters.find((parameter) => isUnknown(parameter, values.path.get(parameter.name)))
  return stranger && refuse(404, subjectOf(stranger), 'is not known here')
}

function isUnknown({ in: place, example }: Operation['parameters'][number], value: Json | undefined): boolean {
  return place === 'path' && example !== undefined && value !== example
}
