/** Holds that documented headers are there and fit their schema. */

import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { readHeader } from '../requests/wire.ts'
import { headerOf } from '../transport/exchange.ts'
import { defineCheck, fail } from './check.ts'

export default defineCheck({
  id: 'response-headers',
  severity: 'must',
  title: 'Answers with the documented headers',
  asserts: 'Every header that a response requires is there, and every documented header fits its schema.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#header-object',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { answer }, response }) {
    const judge = createJudge(table)
    return Object.entries(response.headers).flatMap(([name, { required, schema, pointer }]) => {
      const value = headerOf(answer, name)
      if (name.toLowerCase() === 'content-type') return []
      if (value === undefined)
        return required ? [fail(`the header \`${name}\``, 'none', { pointer, keyword: 'required' })] : []
      if (readHeader(value).some((reading) => judge.accepts(schema, reading))) return []
      return [fail(`a header \`${name}\` that fits its schema`, 'one that does not', { pointer, keyword: 'schema' })]
    })
  },
})
