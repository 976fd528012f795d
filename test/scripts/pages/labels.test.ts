/** The same small page in every language becomes the same document. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../../scripts/lib/apis.ts'
import { toYaml } from '../../../scripts/lib/documents.ts'
import { languages } from '../../../scripts/pages/labels/index.ts'
import type { Labels } from '../../../scripts/pages/labels/labels.ts'
import { assemblePages, readPage } from '../../../scripts/pages/page.ts'

/** A page that prints every label. */
const pageIn = (l: Labels) => `See llms.txt.

Things

Put thing

${l.stability[2]}
${l.deprecated}
put
/things/{id}

Puts a thing.

${l.authorizations}
OAuth2clientCredentials${l.required}

Token URL: https://example.test/token
${l.requiredScopes}
${l.requiredScopesText}
things:write
${l.pathParameters}
idstring · ${l.min}: 1 · ${l.max}: 9${l.required}

${l.queryParameters}
dryboolean${l.optional}

Default: false
${l.headerParameters}
tracestring${l.optional}

${l.body}
kind${l.discriminator}string · enum${l.required}

${l.possibleValues}:
notestring · ${l.nullable}${l.writeOnly}${l.optional}${l.deprecated}

boxobject${l.optional}

${l.show.replace('{1}', l.properties.toLowerCase())}
nextobject${l.optional}

${l.circularReference}
eitherone of${l.optional}

string

${l.or}
integer

bothall of${l.optional}

string

${l.and}
integer

${l.responses}
200

OK

${l.headers}
etagstring${l.required}

application/json

${l.attributes}
idstring${l.readOnly}${l.required}

404

Gone

${l.noContent}
put
/things/{id}

${l.noContent}

${l.lastUpdated} 1

${l.helpful}
more
`

const assembleIn = (labels: Labels) => assemblePages([{ id: 'p', file: 'p', text: pageIn(labels) }])
const [first, ...others] = languages
if (!first) throw new Error('There is no language.')
const english = assembleIn(first)

test('the page in English says all it can', () => {
  expect(english.warnings).toEqual([])
  expect(english.gaps.map(({ kind, line }) => `${kind} ${line}`).sort()).toEqual([
    'enum-without-values 34',
    'missing-info 3',
    'missing-servers 3',
    'properties-not-shown 37',
    'properties-not-shown 40',
    'properties-not-shown 43',
    'properties-not-shown 50',
    'response-without-status 78',
  ])
  expect(toYaml(english.spec)).toBe(readFileSync(join(ROOT, 'test/fixtures/pages/every-label.yaml'), 'utf8'))
})

describe.each(others.map((labels) => [labels.language, labels] as const))('%s', (language, labels) => {
  test('becomes the document the English page becomes', () => {
    const { spec, warnings, gaps } = assembleIn(labels)
    expect(warnings).toEqual([])
    expect(spec).toEqual(english.spec)
    expect(gaps).toEqual(english.gaps)
  })

  test('is recognised', () => {
    expect(readPage({ id: 'p', file: 'p', text: pageIn(labels) }).reading.language).toBe(language)
  })

  test('a line of another language is told, not guessed', () => {
    const text = pageIn(labels).replace(labels.queryParameters, 'Hakparametrar')
    const { warnings, spec } = assemblePages([{ id: 'p', file: 'p', text }])
    expect(warnings.length + Number(JSON.stringify(spec).includes('Hakparametrar'))).toBeGreaterThan(0)
  })
})

test.each([['役に立ちましたか?'], ['役に立ちましたか？'], ['最終更新']])('the foot %s is no content', (foot) => {
  const japanese = languages.find(({ language }) => language === 'ja') ?? first
  const text = pageIn(japanese).replace(/最終更新[\s\S]*$/, `${foot}\nother things of the site\n`)
  expect(assemblePages([{ id: 'p', file: 'p', text }]).warnings).toEqual([])
})
