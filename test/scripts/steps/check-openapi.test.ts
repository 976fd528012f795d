import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { checkOpenapi } from '../../../scripts/steps/check-openapi.ts'
import { ID, makeDraft, makeSpec, run } from '../compile/making.ts'

const get = {
  summary: 'Get',
  operationId: 'getCard',
  security: [],
  parameters: [ID],
  responses: { 200: { description: 'd', 'x-evidence': 'assumed' }, 404: { description: 'n' } },
}

describe('checkOpenapi', { timeout: 60_000 }, () => {
  it('accepts a complete document with marks', async () => {
    expect((await run(checkOpenapi, makeDraft(makeSpec({ get })))).messages).toEqual([])
  })

  it('reports what either reader refuses, with the place', async () => {
    const { findings, messages } = await run(
      checkOpenapi,
      makeDraft(makeSpec({ get: { ...get, parameters: [], responses: { 200: {} } } })),
    )
    expect(findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(3)
    expect(messages).toContain(
      "SPEC: Redocly's `path-parameters-defined` says: The operation does not define the path parameter `{id}` expected by path `/cards/{id}`. (specs/canonical/api.yaml#/paths/~1cards~1{id}/get/parameters)",
    )
    expect(messages.some((message) => message.startsWith('SPEC: swagger-parser refuses the document: '))).toBe(true)
  })

  it('counts warnings without failing', async () => {
    const { findings } = await run(
      checkOpenapi,
      makeDraft(makeSpec({ get: { ...get, responses: { 200: { description: 'd' } } } })),
    )
    expect(findings.map(({ severity, sentence }) => [severity, sentence])).toEqual([
      ['warning', "Redocly's `operation-4xx-response` says: Operation must have at least one `4XX` response."],
    ])
  })

  it('leaves no temporary file behind', async () => {
    const own = await mkdtemp(join(tmpdir(), 'lint-test-'))
    vi.stubEnv('TMPDIR', own)
    await run(checkOpenapi, makeDraft(makeSpec({ get })))
    expect(readdirSync(own).filter((name) => name !== 'node-compile-cache')).toEqual([])
    vi.unstubAllEnvs()
    await rm(own, { recursive: true })
  })
})
