/**
 * Everything the pages document survives into the canonical specs. Reads the pages with a small matcher of its own, so
 * that a mistake of the page parser cannot hide here.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'
import { parseYaml } from '../../scripts/lib/documents.ts'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'

const text = (path: string): string => readFileSync(join(ROOT, 'specs', path), 'utf8')
const specOf = (id: string): JsonObject => parseYaml(text(`canonical/${id}.yaml`), id).value as JsonObject

/** Follows a reference by hand. */
function deref(spec: JsonObject, node: unknown): JsonObject {
  const ref = isObject(node) ? node.$ref : undefined
  if (typeof ref !== 'string') return isObject(node) ? node : {}
  const steps = ref
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return deref(
    spec,
    steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), spec),
  )
}

/** One documented field, in the order of the page. */
interface Row {
  section: string
  name: string
  type: string
  enum: boolean
  required: boolean
  min: number | undefined
  max: number | undefined
  pattern: string | undefined
  default: string | undefined
  example: string | undefined
}

const SECTIONS: Record<string, string> = {
  認可: 'security',
  パスパラメータ: 'path',
  クエリパラメータ: 'query',
  ヘッダーパラメータ: 'header',
  本文: 'body',
  レスポンス: 'response',
}
const ROW =
  /^([\w-]+?)(string|integer|number|boolean|object)( · enum)?(?: · 最小: (\d+))?(?: · 最大: (\d+))?(必須|オプション)$/

/** The operations of the rendered page: `METHOD path` and rows. */
function readPage(page: string): Map<string, Row[]> {
  const operations = new Map<string, Row[]>()
  const lines = page.split('\n')
  let rows: Row[] = []
  let section = ''
  lines.forEach((line, index) => {
    const next = lines[index + 1] ?? ''
    if (/^(get|put|post|patch|delete)$/.test(line) && next.startsWith('/')) {
      const key = `${line} ${next}`
      rows = operations.get(key) ?? []
      operations.set(key, rows)
      return
    }
    section = SECTIONS[line] ?? section
    const [, name, type, isEnum, min, max, flag] = ROW.exec(line) ?? []
    if (name !== undefined && type !== undefined) {
      const bound = (digits?: string) => (digits === undefined ? undefined : Number(digits))
      rows.push({
        section,
        name,
        type,
        enum: isEnum !== undefined,
        required: flag === '必須',
        min: bound(min),
        max: bound(max),
        pattern: undefined,
        default: undefined,
        example: undefined,
      })
      return
    }
    const row = rows.at(-1)
    const values = /^(?:Default: (.*?))?(?:Example: (.*?))?(?:Pattern: (.*))?$/.exec(line)
    if (row === undefined || values === null || line === '') return
    row.default = values[1] ?? row.default
    row.example = values[2] ?? row.example
    row.pattern = values[3] ?? row.pattern
  })
  return operations
}

/** What the canonical spec says about the documented field: the row again, or what is missing. */
function canonicalRow(spec: JsonObject, operation: JsonObject, row: Row): Row | undefined {
  const { holder, schema, required } = fieldOf(spec, operation, row)
  if (schema === undefined) return undefined
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  const shown = (value: unknown) => (value === undefined ? undefined : String(value))
  return {
    section: row.section,
    name: row.name,
    type: String(schema.type),
    enum: Array.isArray(schema.enum) && schema.enum.length > 0,
    required,
    min: number(schema.minLength ?? schema.minimum),
    max: number(schema.maxLength ?? schema.maximum),
    pattern: shown(schema.pattern),
    default: shown(schema.default),
    example: shown(holder?.example ?? schema.example),
  }
}

/** The parameter or property of a row. */
function fieldOf(
  spec: JsonObject,
  operation: JsonObject,
  { section, name }: Row,
): { holder?: JsonObject; schema?: JsonObject; required: boolean } {
  if (section === 'body' || section === 'response') {
    const carrier =
      section === 'body'
        ? deref(spec, operation.requestBody)
        : deref(spec, isObject(operation.responses) ? operation.responses['201'] : {})
    const content = isObject(carrier.content) ? carrier.content['application/json'] : undefined
    const body = deref(spec, isObject(content) ? content.schema : undefined)
    const property = isObject(body.properties) ? body.properties[name] : undefined
    return {
      ...(property === undefined ? {} : { schema: deref(spec, property) }),
      required: Array.isArray(body.required) && body.required.includes(name),
    }
  }
  const parameters = (Array.isArray(operation.parameters) ? operation.parameters : []).map((parameter) =>
    deref(spec, parameter),
  )
  const holder = parameters.find((parameter) => parameter.in === section && parameter.name === name)
  return holder
    ? { holder, schema: deref(spec, holder.schema), required: holder.required === true }
    : { required: false }
}

describe('the rendered page', () => {
  const spec = specOf('d1-inbound-card')
  const operations = readPage(text('sources/inbound-card-api.ja.txt'))
  const operationOf = (key: string): JsonObject => {
    const [method = '', path = ''] = key.split(' ')
    const item = isObject(spec.paths) ? spec.paths[path] : undefined
    return deref(spec, isObject(item) ? item[method] : undefined)
  }

  it('has 14 operations with 102 documented fields', () => {
    const rows = [...operations.values()].map((fields) => fields.length)
    expect([rows.length, rows.reduce((sum, count) => sum + count, 0)]).toEqual([14, 102])
  })

  describe.each([...operations])('%s', (key, rows) => {
    const operation = operationOf(key)
    const fields = rows.filter(({ section }) => section !== 'security')

    it('asks for the documented credentials', () => {
      expect(rows.filter(({ section }) => section === 'security').map(({ name }) => name)).toEqual(['Authorization'])
      expect(operation.security).toEqual([{ bearerAuth: [] }])
    })

    it.each(fields.map((row): [string, Row] => [`${row.section} ${row.name}`, row]))('%s', (_, row) => {
      const found = canonicalRow(spec, operation, row)
      // A fact may add an example, a bound that the portal does not print, or a default that only the text states.
      const merged = found && {
        ...found,
        min: row.min === undefined && found.min === 0 ? undefined : found.min,
        default: row.default ?? undefined,
        example: row.example,
      }
      expect(merged).toEqual(row)
      if (row.default !== undefined) expect(found?.default).toBe(row.default)
      if (row.example !== undefined) expect(found?.example).toBe(row.example)
    })

    it('has the documented parameters and no others', () => {
      const names = (Array.isArray(operation.parameters) ? operation.parameters : []).map((entry) => deref(spec, entry))
      const documented = fields.filter(({ section }) => ['path', 'query', 'header'].includes(section))
      expect(names.map(({ in: section, name }) => `${section} ${name}`)).toEqual(
        documented.map(({ section, name }) => `${section} ${name}`),
      )
    })
  })

  it('counts the same of everything', () => {
    const all = [...operations].flatMap(([key, rows]) =>
      rows
        .filter(({ section }) => section !== 'security')
        .map((row) => ({ row, found: canonicalRow(spec, operationOf(key), row) })),
    )
    const count = (test: (row: Row) => boolean) => [
      all.filter(({ row }) => test(row)).length,
      all.filter(({ found }) => found && test(found)).length,
    ]
    const tallies = {
      required: count((row) => row.required),
      enums: count((row) => row.enum),
      patterns: count((row) => row.pattern !== undefined),
      maxima: count((row) => row.max !== undefined),
    }
    expect(tallies).toMatchInlineSnapshot(`
      {
        "enums": [
          7,
          7,
        ],
        "maxima": [
          45,
          45,
        ],
        "patterns": [
          64,
          64,
        ],
        "required": [
          37,
          37,
        ],
      }
    `)
    for (const [documented, canonical] of Object.values(tallies)) expect(canonical).toBe(documented)
  })
})

describe('the Markdown page', () => {
  const spec = specOf('d1-outbound-card')
  const [, fence = '{}'] = /```json\n(.*)\n```/.exec(text('sources/outbound-card-api.ja.md')) ?? []
  const page = JSON.parse(fence) as JsonObject

  /** Every leaf of the page that the canonical spec lacks or has otherwise. */
  function lost(stated: Json, canonical: unknown, at: string): string[] {
    const there =
      isObject(stated) && stated.$ref === undefined && isObject(canonical) ? deref(spec, canonical) : canonical
    if (Array.isArray(stated))
      return stated.flatMap((item, index) =>
        lost(item, Array.isArray(there) ? there[index] : undefined, `${at}/${index}`),
      )
    if (isObject(stated))
      return Object.entries(stated).flatMap(([key, child]) =>
        lost(child, isObject(there) ? there[key] : undefined, `${at}/${key}`),
      )
    return stated === there ? [] : [at]
  }

  it('survives leaf by leaf, but for the version of OpenAPI', () => {
    expect(lost(page, spec, '')).toEqual(['/openapi'])
  })

  it('would notice a loss', () => {
    const poorer = structuredClone(page)
    delete (poorer.info as JsonObject).title
    expect(lost(page, poorer, '')).toEqual(['/info/title'])
  })
})
