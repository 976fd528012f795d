/**
 * Regular expressions with a time limit, as Ajv's engine: a pattern of a page may backtrack for hours.
 * Runs the test in a V8 context of its own, which alone can be interrupted.
 */
import { createContext, Script } from 'node:vm'

/** Milliseconds one test may take; an honest pattern needs microseconds. */
const LIMIT = 500

const context = createContext({ pattern: / /, text: '' })
const script = new Script('pattern.test(text)')

/** A compiled pattern whose test throws when it takes too long. */
interface TimedRegExp {
  test: (text: string) => boolean
  toString: () => string
}

/** Compiles a pattern. @throws SyntaxError when it is malformed */
export function timedRegExp(pattern: string, flags: string): TimedRegExp {
  const compiled = new RegExp(pattern, flags)
  return {
    test: (text) => {
      Object.assign(context, { pattern: compiled, text })
      return script.runInContext(context, { timeout: LIMIT }) === true
    },
    toString: () => String(compiled),
  }
}

// Ajv asks how to write the engine in generated code; none is generated from here.
timedRegExp.code = 'timedRegExp'
