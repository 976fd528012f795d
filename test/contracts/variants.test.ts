/** Servers that keep the contract, each in a manner of its own where the document is silent: no `must` ever fails. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { depotTarget, runDepot } from './depot/run-depot.ts'
import { KEPT, type Manners, type Promises, startDepot, type Written } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

interface Variant {
  manner: string
  kept: Partial<Promises & Manners>
  /** The only path that is asked, where the others have nothing to do with it. */
  path?: string
  verdict: Result['verdict']
  /** Recommendations that are not followed, by check. */
  should: string[]
}

const page = (text: string) => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<h1>${text}</h1>` })
const codeOf = ({ body }: Written) => (body as { code?: string } | undefined)?.code
let calls = 0

const variants: Variant[] = [
  { manner: 'as documented', kept: {}, verdict: 'conforms', should: [] },
  {
    manner: 'strangers are told 403, faults 422, methods 404',
    kept: {
      unauthorized: 403,
      invalid: 422,
      tamper: (answer) => (answer.status === 405 ? { ...answer, status: 404, headers: {} } : answer),
    },
    verdict: 'conforms',
    should: ['credentials-status', 'method-status', 'refusal-status'],
  },
  {
    manner: 'what is unknown comes before what is malformed',
    kept: { depot: () => true, itemId: () => true },
    path: '/depots/{depotId}/items/{itemId}',
    verdict: 'conforms',
    should: [],
  },
  {
    manner: 'a gateway answers in pages for what never reaches the server',
    kept: {
      tamper: (answer, { path }) => {
        if (codeOf(answer) === 'NO_PATH' || answer.status === 405) return { ...answer, ...page('Nothing here.') }
        return codeOf(answer) === 'PATH' || path.includes('%') ? { ...answer, ...page('Bad request.') } : answer
      },
    },
    verdict: 'conforms',
    should: ['allow-header', 'error-shape'],
  },
  {
    manner: 'answers are compressed, marked, spaced out and full of headers',
    kept: {
      tamper: (answer) => {
        if (answer.body === undefined) return answer
        const text = `\ufeff${JSON.stringify(answer.body, null, 4).replaceAll(': 3,', ': 3.0,')}`
        const headers = {
          'content-type': 'Application/JSON; charset="utf-8"',
          'content-encoding': 'gzip',
          connection: 'close',
          'x-request-id': '1',
        }
        return { ...answer, headers: { ...answer.headers, ...headers }, body: gzipSync(text) }
      },
    },
    path: '/depots/{depotId}/items',
    verdict: 'conforms',
    should: [],
  },
  {
    manner: 'answers grow: a property and a value more',
    kept: {
      tamper: (answer) =>
        answer.status === 200 && 'id' in (answer.body as object)
          ? { ...answer, body: { ...(answer.body as object), kind: 'VEHICLE', since: '2024-01-01' } }
          : answer,
    },
    path: '/depots/{depotId}/items/{itemId}',
    verdict: 'conforms',
    should: ['response-schema'],
  },
  {
    manner: 'the empty list is the answer for an unknown depot, 404 past the end, 204 for what is gone already',
    kept: {
      tamper: (answer, { method, path, query }) => {
        const list = /items$/.test(path)
        if (codeOf(answer) === 'NO_DEPOT' && method === 'GET' && list) {
          return { status: 200, headers: {}, body: { items: [], total: 0 } }
        }
        if (codeOf(answer) === 'NO_ITEM' && method === 'DELETE') return { status: 204, headers: {}, body: undefined }
        const past = answer.status === 200 && list && Number(query.get('offset') ?? 0) >= 60
        return past ? { status: 404, headers: {}, body: { code: 'PAST_THE_END' } } : answer
      },
    },
    verdict: 'conforms',
    should: ['past-the-end-empty', 'unknown-resource-refused'],
  },
  {
    manner: 'errors have no body',
    kept: { tamper: (answer) => (answer.status >= 400 ? { ...answer, body: undefined } : answer) },
    path: '/depots/{depotId}/items/{itemId}',
    verdict: 'conforms',
    should: ['error-shape'],
  },
  {
    manner: 'names are unique: the second of a name is a conflict',
    kept: {
      tamper: (answer, { body }) =>
        answer.status === 201 && body.includes('"name":"') && calls++ > 0
          ? { status: 409, headers: {}, body: { code: 'CONFLICT' } }
          : answer,
    },
    path: '/depots/{depotId}/items',
    verdict: 'conforms',
    // New refusals are an extension that clients should get to read about.
    should: ['documented-status'],
  },
  {
    manner: 'every tenth request is one too many, every fifteenth comes at a bad moment',
    kept: {
      tamper: (answer) => {
        calls += 1
        if (calls % 10 === 0) return { status: 429, headers: { 'retry-after': '0' }, body: { code: 'SLOW' } }
        return calls % 15 === 1 ? { status: 503, headers: { 'retry-after': '0' }, body: { code: 'BUSY' } } : answer
      },
    },
    path: '/depots/{depotId}/items',
    verdict: 'conforms',
    should: [],
  },
  {
    manner: 'bodies are read whatever they are called, and the end of headers is trimmed',
    kept: { mediaType: () => true, trace: (trace) => KEPT.trace(trace.trim()) },
    path: '/depots/{depotId}/items',
    verdict: 'conforms',
    should: ['media-type-refused'],
  },
]

describe('a contract kept in another manner', () => {
  it.each(variants)('raises no alarm: $manner', async ({ kept, path, verdict, should }) => {
    calls = 0
    const depot = await startDepot(kept)
    try {
      const result = await runDepot(depotTarget(depot.url), path === undefined ? {} : { part: path })
      const failures = result.findings.filter(({ outcome }) => outcome !== 'skip')
      expect(failures.filter(({ severity, outcome }) => severity === 'must' || outcome === 'error')).toEqual([])
      const weaker = failures.filter(({ severity }) => severity === 'should').map(({ check }) => check)
      expect([...new Set(weaker)].toSorted()).toEqual(should)
      expect(result.verdict).toBe(verdict)
    } finally {
      await depot.stop()
    }
  })
})
