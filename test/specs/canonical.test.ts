/** Holds the canonical specs as they lie on disk: origins, marks, gaps, examples, names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { eachNode } from '../../scripts/compile/draft.ts'
import { type Fact, readFacts } from '../../scripts/compile/facts.ts'
import { operationsOf } from '../../scripts/compile/operations.ts'
import { compile, compileSpec } from '../../scripts/compile.ts'
import { ROOT, readCatalogue } from '../../scripts/lib/apis.ts'
import { parseYaml, toJson, toYaml } from '../../scripts/lib/documents.ts'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { follow, joinPointer, parentPointer, refPointer } from '../../scripts/lib/pointer.ts'
import type { Gap, Provenance } from '../../scripts/lib/provenance.ts'
import { STEPS } from '../../scripts/steps/index.ts'

const { apis, pages } = await readCatalogue()
const text = (path: string): string => readFileSync(join(ROOT, 'specs', path), 'utf8')
const lengths = new Map(
  pages.map(({ id, file }) => [id, text(`sources/${file}`).replace(/\n$/, '').split('\n').length]),
)

/** The files of one API. */
interface Files {
  id: string
  spec: JsonObject
  provenance: Provenance
  gaps: Gap[]
  facts: Fact[]
}

const files: Files[] = await Promise.all(
  apis.map(async ({ id }) => ({
    id,
    spec: parseYaml(text(`canonical/${id}.yaml`), id).value as JsonObject,
    provenance: JSON.parse(text(`canonical/${id}.provenance.json`)) as Provenance,
    gaps: (JSON.parse(text(`canonical/${id}.gaps.json`)) as { gaps: Gap[] }).gaps,
    facts: await readFacts(join(ROOT, 'specs/overlays', id), lengths),
  })),
)

/** Every node of a document. */
function nodesOf(spec: JsonObject): [pointer: string, value: unknown][] {
  const nodes: [string, unknown][] = []
  eachNode(spec, '', (pointer, value) => nodes.push([pointer, value]))
  return nodes
}

/** The kind of evidence a reader of the spec alone sees for a node: its own mark, or that of what it is part of. */
function marked(spec: JsonObject, pointer: string): string {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const node = follow(spec, at)
    const mark = isObject(node) && node['x-evidence']
    if (!mark) continue
    if (typeof mark === 'string') return mark
    const inner = isObject(mark) ? Object.entries(mark) : []
    // The longest path is the nearest mark.
    const hit = inner
      .filter(([member]) => member !== 'kind' && `${pointer}/`.startsWith(`${at}/${member}/`))
      .toSorted(([a], [b]) => b.length - a.length)[0]
    const own = hit?.[1] ?? (isObject(mark) ? mark.kind : undefined)
    if (own !== undefined) return String(own)
  }
  return 'page'
}

describe.each(files)('$id', { timeout: 30_000 }, ({ id, spec, provenance, gaps, facts }) => {
  const kinds = new Map(facts.map((fact) => [`fact:${fact.id}`, fact.evidence.kind]))
  const kindOf = (pointer: string) => kinds.get(provenance.nodes[pointer] ?? '') ?? 'page'

  it('is what pages and facts make, byte for byte', async () => {
    const assembled = {
      api: id,
      spec: parseYaml(text(`assembled/${id}.yaml`), id).value as JsonObject,
      provenance: JSON.parse(text(`assembled/${id}.provenance.json`)) as Provenance,
      gaps: (JSON.parse(text(`assembled/${id}.gaps.json`)) as { gaps: Gap[] }).gaps,
    }
    const pure = STEPS.filter((step) => step.id !== 'check-openapi')
    const made = await compileSpec(assembled, [...facts].reverse(), pure)
    expect(toYaml(made.spec)).toBe(text(`canonical/${id}.yaml`))
    expect(toJson(made.provenance)).toBe(text(`canonical/${id}.provenance.json`))
    expect(toJson({ gaps: made.gaps })).toBe(text(`canonical/${id}.gaps.json`))
  })

  it('has an origin for every node and for nothing else', () => {
    expect(Object.keys(provenance.nodes)).toEqual(nodesOf(spec).map(([pointer]) => pointer))
  })

  it('has only origins that lead to a line of a page or to a fact', () => {
    const lost = Object.entries(provenance.nodes).filter(([, record]) => {
      const [, page = '', line] = /^(.+?):(\d+)(?::\d+)?$/.exec(record) ?? []
      return !kinds.has(record) && !(Number(line) >= 1 && Number(line) <= (lengths.get(page) ?? 0))
    })
    expect(lost).toEqual([])
    expect(Object.keys(provenance.facts)).toEqual(facts.map((fact) => fact.id))
  })

  it('marks everything that no page states with its evidence, and nothing else', () => {
    const wrong = nodesOf(spec)
      .filter(([pointer, value]) => (typeof value !== 'object' || value === null) && !pointer.includes('/x-evidence'))
      .filter(([pointer, value]) => {
        const target = pointer.endsWith('/$ref') ? refPointer(String(value)) : undefined
        return ![pointer, target].some((at) => at !== undefined && marked(spec, at) === kindOf(pointer))
      })
    expect(wrong.map(([pointer]) => `${pointer}: ${kindOf(pointer)}, marked ${marked(spec, pointer)}`)).toEqual([])
  })

  it('shows every assumed fact in the list of gaps', () => {
    const told = new Set(gaps.flatMap((gap) => (gap.state === 'assumed' ? (gap.facts ?? []) : [])))
    const assumed = facts.filter((fact) => fact.evidence.kind === 'assumed')
    expect(assumed.filter((fact) => !told.has(fact.id)).map((fact) => fact.id)).toEqual([])
  })

  it('has gaps that lead somewhere, each with a state', () => {
    expect(gaps.filter((gap) => follow(spec, gap.pointer) === undefined)).toEqual([])
    expect(gaps.filter((gap) => gap.state === undefined || gap.line > (lengths.get(gap.page) ?? 0))).toEqual([])
  })

  it('has an example for every body that a mock answers with or is sent', () => {
    const bare = nodesOf(spec).filter(([pointer, value]) => {
      if (!/\/content\/[^/]+$/.test(pointer) || !isObject(value) || pointer.includes('/example')) return false
      return !(isObject(value.examples) && Object.keys(value.examples).length > 0) && value.example === undefined
    })
    expect(bare.map(([pointer]) => pointer)).toEqual([])
  })

  it('holds no number that could be a card', () => {
    const luhn = (digits: string): boolean =>
      [...digits].reverse().reduce((sum, digit, at) => {
        const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
        return sum + (value > 9 ? value - 9 : value)
      }, 0) %
        10 ===
      0
    const numbers = text(`canonical/${id}.yaml`).match(/(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w.-])/g) ?? []
    expect(numbers.map((number) => number.replace(/\D/g, '')).filter(luhn)).toEqual([])
  })

  it('keeps its operationIds', () => {
    expect(
      operationsOf(spec).map(({ method, path, value }) => `${String(value.operationId)}: ${method} ${path}`),
    ).toMatchSnapshot()
  })
})

describe('facts', () => {
  it('keep their evidence', () => {
    const list = files.flatMap(({ id, facts }) => facts.map((fact) => `${id}/${fact.id}: ${fact.evidence.kind}`))
    expect(list).toMatchSnapshot()
  })

  it('bring the models of the outbound page to the inbound API word for word', () => {
    const [inbound, outbound] = ['d1-inbound-card', 'd1-outbound-card'].map((id) => {
      const spec = files.find((file) => file.id === id)?.spec
      return (follow(spec, '/components/schemas') ?? {}) as Record<string, JsonObject>
    })
    // What a description says of an amount stands in the schema of what is shown, too.
    const added = ['x-evidence', 'multipleOf']
    const plain = (schema: Json | undefined) =>
      JSON.stringify(schema, (key, value: Json) => (added.includes(key) ? undefined : value))
    const shared = Object.keys(inbound ?? {}).filter((name) => Object.hasOwn(outbound ?? {}, name))
    expect(shared.length).toBeGreaterThanOrEqual(9)
    for (const name of shared) expect(plain(inbound?.[name])).toBe(plain(outbound?.[name]))
  })

  it('have whole amounts wherever a description leaves no decimal separator', () => {
    const spec = files.find((file) => file.id === 'd1-inbound-card')?.spec
    const properties = (follow(spec, '/components/schemas/authorisationCard-details/properties') ?? {}) as JsonObject
    const whole = Object.entries(properties).filter(([, value]) => follow(value, '/multipleOf') === 1)
    const said = Object.entries(properties).filter(([, value]) =>
      String(follow(value, '/description')).includes('without decimal separator'),
    )
    expect(whole.map(([name]) => name)).toEqual(said.map(([name]) => name))
    expect(whole).toHaveLength(3)
  })
})

describe('compile', { timeout: 60_000 }, () => {
  it('finds every file up to date, and no warning', async () => {
    const told: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => told.push(String(line)) > 0)
    const status = await compile({ check: true }).finally(() => write.mockRestore())
    expect(status).toBe(0)
    expect(told.map((line) => line.replace(/^(\S+): .*, (\d+ warnings)\n$/, '$1: $2'))).toEqual(
      apis.map(({ id }) => `${id}: 0 warnings`),
    )
  })
})

describe('the lint rules', () => {
  it('ignore nothing and give a reason for every rule that is off', () => {
    expect(readdirSync(join(ROOT, 'specs')).filter((name) => name.includes('ignore'))).toEqual([])
    expect(existsSync(join(ROOT, '.redocly.lint-ignore.yaml'))).toBe(false)
    const lines = text('redocly.yaml').split('\n')
    const off = lines.flatMap((line, at) => (/: off$/.test(line) && line.startsWith('  ') ? [at] : []))
    expect(off.length).toBeGreaterThan(0)
    for (const at of off) expect(lines[at - 1]).toMatch(/^ {2}# \w/)
  })
})

describe('pointers of this test', () => {
  it('reads marks on the object, on a member and around it', () => {
    const document = {
      a: { 'x-evidence': 'derived', b: 1, c: { 'x-evidence': { d: 'assumed' }, d: { e: 1 }, f: 2 } },
      g: 3,
    }
    const seen = [['a', 'b'], ['a', 'c', 'd', 'e'], ['a', 'c', 'f'], ['g']].map((steps) =>
      marked(document, joinPointer('', ...steps)),
    )
    expect(seen).toEqual(['derived', 'assumed', 'derived', 'page'])
  })
})
