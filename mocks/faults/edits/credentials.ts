/**
 * Servers that look at the wrong thing when somebody signs in.
 * Pure; never repeats a credential.
 */
import type { Operation } from '../../../scripts/lib/operations.ts'
import { type Call, single } from '../../exchange.ts'
import type { Rules } from '../../rules.ts'

/** Rules that let some calls in without asking. */
export function letIn(applies: (call: Call, operation: Operation) => boolean): (rules: Rules) => Rules {
  return (rules) => ({
    ...rules,
    authenticate: (call, operation) => (applies(call, operation) ? undefined : rules.authenticate(call, operation)),
  })
}

/** Rules that let everything in that comes over a connection on which something was let in before. */
export function letInForGood(rules: Rules): Rules {
  const known = new WeakSet<object>()
  return {
    ...rules,
    authenticate(call, operation) {
      const { connection } = call
      if (connection && known.has(connection)) return undefined
      const refusal = rules.authenticate(call, operation)
      if (connection && refusal === undefined) known.add(connection)
      return refusal
    },
  }
}

/** Rules that take something else for what was sent in `Authorization`; the first of several that is right counts. */
export function signedAs(readings: (sent: string, call: Call) => readonly string[]): (rules: Rules) => Rules {
  return (rules) => ({
    ...rules,
    authenticate(call, operation) {
      const results = readings(single(call, 'authorization') ?? '', call).map((authorization) =>
        rules.authenticate({ ...call, headers: { ...call.headers, authorization: [authorization] } }, operation),
      )
      return results.includes(undefined) ? undefined : rules.authenticate(call, operation)
    },
  })
}
