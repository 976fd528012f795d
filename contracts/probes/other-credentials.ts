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
    for (const { signIn, names } of signInsOf(table, operation, target).slice(1)) {
      const { placement, secret, also } = signIn
      const schemes = names.map((name) => `\`${name}\``).join(' and ')
      const sentence = `the credentials are those of ${schemes}, which are enough`
      yield {
        intent: 'valid',
        aims: { valid: { fromData: false } },
        request: signedIn(writeDraft(base.draft), signIn),
        secrets: [...masker.secretsIn(base.draft), secret, ...also.map((one) => one.secret)],
        rule: `${operation.pointer}/security`,
        fault: { location: 'credentials', name: placement.name, keyword: 'alternative', sentence },
        // A token may have been given for something else.
        atMost: 'should',
      }
    }
  },
})
