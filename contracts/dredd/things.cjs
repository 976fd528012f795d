/**
 * Things for Dredd to change: what `x-lifecycle` of a spec says about the resources behind an API, turned into a fresh
 * resource for each transaction, in a state in which the transaction is allowed.
 * Sends requests to the server that is judged; names no operation and no parameter.
 */

const { editSegment } = require('./path.cjs')

/** Transactions that are meant to succeed, by the id of their operation. */
const successes = new Map()

/** Remembers what Dredd is going to send, and nothing of what it sent to another server before. */
function remember(operationOf, transactions) {
  successes.clear()
  for (const transaction of transactions) {
    const { operationId } = operationOf(transaction)
    const isSuccess = String(transaction.expected.statusCode).startsWith('2')
    if (isSuccess && operationId !== undefined && !successes.has(operationId)) {
      successes.set(operationId, structuredClone({ ...transaction, skip: false }))
    }
  }
}

/** The kind of thing whose id a path ends in or goes through, with its declared life. */
function kindOf(spec, { origin }) {
  return Object.values(spec['x-lifecycle'] ?? {}).find(({ id }) => origin.resourceName.includes(`{${id}}`))
}

/** Makes a transaction one about another thing. */
function rename(transaction, id, value) {
  const isId = (template) => template.startsWith(`{${id}}`)
  editSegment(
    transaction,
    (templates) => templates.findIndex(isId),
    () => encodeURIComponent(value),
  )
}

/** Sends a transaction as it stands. */
async function send({ protocol, host, port, fullPath, request }) {
  const { method, headers, body } = request
  const filled = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
  const answer = await fetch(`${protocol}//${host}:${port}${fullPath}`, { method, headers: filled, body: body || null })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${fullPath} was answered with ${answer.status}.`)
  return text === '' ? undefined : JSON.parse(text)
}

/** Reads a value of a shallow pointer, and writes or removes one. */
const read = (value, pointer) => value?.[pointer.slice(1)]
function edit(transaction, changes) {
  const body = JSON.parse(transaction.request.body || '{}')
  for (const [pointer, value] of Object.entries(changes)) body[pointer.slice(1)] = value
  transaction.request.body = JSON.stringify(body)
}

/** Who makes a thing that can be read from the answer, as [operation, declaration]. */
function makerOf(kind) {
  return Object.entries(kind.make ?? {}).find(([operation, { id }]) => id !== undefined && successes.has(operation))
}

/** What has to be done to a fresh thing before an operation is allowed. */
function stepsTo(kind, transition, made) {
  if (transition.from.includes(made)) return []
  const transitions = Object.values(kind.transitions)
  const step = transitions.find(({ from, to }) => from.includes(made) && transition.from.includes(to))
  return step ? [step] : undefined
}

/** The reason a step has to give so that the operation may give its own. */
function reasonBefore(transition, transaction) {
  const own = read(JSON.parse(transaction.request.body || '{}'), transition.reason ?? '')
  return transition.reasons?.[own]?.after?.[0]
}

/** Leaves out of a body what must not be asked of a thing of this maker. */
function withoutWhatIsForbidden(transaction, transition, maker) {
  const { without = [] } = transition.asks?.[maker] ?? {}
  edit(transaction, Object.fromEntries(without.map((pointer) => [pointer, undefined])))
}

/** Gives a transaction that changes a thing one of its own, ready for it. */
async function prepare(spec, operation, transaction) {
  const kind = kindOf(spec, transaction)
  if (kind === undefined) return
  const { operationId } = operation
  if (Object.hasOwn(kind.make ?? {}, operationId)) {
    rename(transaction, kind.id, `fresh-${successes.size}-${operationId}`.slice(0, 40))
    return
  }
  const [maker, { id, state }] = makerOf(kind) ?? [undefined, {}]
  if (maker === undefined) return
  const making = structuredClone(successes.get(maker))
  // A thing is made ready for use, whatever the example of its making says.
  if (state?.at !== undefined) edit(making, { [state.at]: state.otherwise })
  const made = read(await send(making), id)
  rename(transaction, kind.id, made)
  const transition = Object.values(kind.transitions).find((one) => one.operation === operationId)
  if (transition === undefined) return
  withoutWhatIsForbidden(transaction, transition, maker)
  for (const step of stepsTo(kind, transition, state?.otherwise) ?? []) {
    const before = structuredClone(successes.get(step.operation))
    const reason = reasonBefore(transition, transaction)
    if (reason !== undefined && step.reason !== undefined) edit(before, { [step.reason]: reason })
    rename(before, kind.id, made)
    await send(before)
  }
}

module.exports = { remember, prepare }
