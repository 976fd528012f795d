import { expect, it } from 'vitest'
import { FORMATS } from '../../../../scripts/lib/sampling/formats.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'

const judge = createJudge({})
/** Formats that Ajv does not know and so takes anything for. */
const UNJUDGED = ['iri', 'iri-reference', 'password', 'binary']

it.each(Object.entries(FORMATS))(
  '%s: what is well-formed is taken, what is malformed is not',
  (format, { wellFormed, malformed }) => {
    const schema = { type: 'string', format }
    expect(wellFormed.filter((text) => !judge.accepts(schema, text))).toEqual([])
    expect(malformed.filter(({ value }) => judge.accepts(schema, value))).toEqual([])
    expect(malformed.length > 0).toBe(!UNJUDGED.includes(format))
  },
)
