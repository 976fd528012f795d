/** Signs in each other way that the document offers, where the target file has what that takes: any of them is enough. */

import { signedIn, signInsOf } from '../requests/credentials.ts'
import { writeDraft } from '../requests/draft.ts'
import { isSafe } from '../transport/transport.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'other-credentials',
  title: 'The plain request, signed in each other way',
  aims: ['valid'],
  *cases({ table, operation, target, base, masker }) {
    if (!isSafe(operation.method)) return
    for (const way of signInsOf(table, operation, target).slice(1)) {
      const names = way.names.map((name) => `\`${name}\``).join(' and ')
      const sentence = `the credentials are those of ${names}, which are enough`
      yield {
        intent: 'valid',
        aims: { valid: { fromData: false } },
        request: signedIn(writeDraft(base.draft), way),
        secrets: [...masker.secretsIn(base.draft), way.secret, ...way.also.map(({ secret }) => secret)],
        rule: `${operation.pointer}/security`,
        fault: { location: 'credentials', name: way.placement.name, keyword: 'alternative', sentence },
        // A token may have been given for something else.
        atMost: 'should',
      }
    }
  },
})
