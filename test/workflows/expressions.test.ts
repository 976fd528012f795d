/** Expressions of workflows mean what they mean to GitHub. */
import { describe, expect, it } from 'vitest'
import { evaluate, filled, holds } from './expressions.ts'

const context = {
  github: { event_name: 'push', event: {}, repository: 'a/b' },
  inputs: { specs: '', base: 'v1', comment: false, shards: 2, 'node-version': '24' },
  needs: { plan: { outputs: { parts: '[1,2]' }, result: 'success' } },
}

describe('an expression', () => {
  it.each([
    ["inputs.specs == ''", true],
    ["inputs.base || 'HEAD^1'", 'v1'],
    ["inputs.specs || 'it''s'", "it's"],
    ["inputs.base == '' && 2 || 0", 0],
    ["inputs.specs == '' && 2 || 0", 2],
    ["!cancelled() && (inputs.comment || inputs.node-version == '24')", true],
    ['github.event.pull_request.head.repo.full_name == github.repository', false],
    ["github.event.number == ''", true],
    ['fromJSON(needs.plan.outputs.parts)', [1, 2]],
    ["needs.plan.result != 'skipped'", true],
  ])('%s', (expression, want) => {
    expect(evaluate(expression, context)).toEqual(want)
  })

  it.each([
    ['matrix.part', 'The rehearsal knows no matrix.part.'],
    ["hashFiles('a')", 'The function hashFiles of workflows is not known here.'],
    ["'a' 'b'", "The expression 'a' 'b' ends with what is not known: 'b'."],
  ])('%s is refused', (expression, message) => {
    expect(() => evaluate(expression, context)).toThrow(message)
  })
})

describe('a text', () => {
  it.each([
    [`\${{ inputs.shards }}`, 2],
    [`1/\${{ inputs.shards }} of \${{github.repository}}`, '1/2 of a/b'],
    ['none', 'none'],
  ])('%s', (text, want) => {
    expect(filled(text, context)).toBe(want)
  })
})

describe('a condition', () => {
  it.each([
    ['', false, true],
    ['', true, false],
    [`\${{ inputs.base == 'v1' }}`, false, true],
    [`\${{ inputs.base == 'v1' }}`, true, false],
    [`\${{ !cancelled() }}`, true, true],
    ['!cancelled() && inputs.comment', true, false],
  ])('%j after a failure: %s', (condition, hasFailed, want) => {
    expect(holds(condition, context, hasFailed)).toBe(want)
  })
})
