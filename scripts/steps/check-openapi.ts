/**
 * Holds that the document is valid OpenAPI in two independent readings: swagger-parser's schema and references, and
 * Redocly's `recommended` rules as `specs/redocly.yaml` has them. No problem is ignored; warnings are counted.
 */
import SwaggerParser from '@apidevtools/swagger-parser'
import { type Finding, placeIn } from '../compile/draft.ts'
import { lint } from '../compile/redocly.ts'
import { toYaml } from '../lib/documents.ts'
import { messageOf } from '../lib/errors.ts'
import type { Step } from './step.ts'

/** Checks the whole document. */
export const checkOpenapi: Step = {
  id: 'check-openapi',
  title: 'swagger-parser and Redocly find no error',
  async run(document, findings) {
    const report = (pointer: string, severity: Finding['severity'], sentence: string) =>
      findings.push({ step: 'check-openapi', severity, code: 'SPEC', sentence, place: placeIn(document, pointer) })
    try {
      const parser = new SwaggerParser()
      await parser.validate(structuredClone(document.spec) as never, { resolve: { external: false } })
    } catch (thrown) {
      report('', 'error', `swagger-parser refuses the document: ${messageOf(thrown)}.`)
    }
    for (const { rule, severity, message, pointer } of await lint(toYaml(document.spec))) {
      report(pointer, severity, `Redocly's \`${rule}\` says: ${message}`)
    }
    return document
  },
}
