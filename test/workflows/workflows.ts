/**
 * The workflows of this repository and the action it offers, as data for the tests that hold or run them.
 * Reads `.github/workflows`, `action.yml` and `.ci`; writes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  permissions: Record<string, string>
  /** Values of its matrix, one entry a run; one empty entry without a matrix. */
  matrix: Record<string, string>[]
  steps: Step[]
}

/** One workflow. */
export interface Workflow {
  /** Path below the root. */
  file: string
  text: string
  content: JsonObject
  jobs: Job[]
}

/** The paths of all workflows. */
export const WORKFLOW_FILES = readdirSync(join(ROOT, '.github/workflows'))
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `.github/workflows/${name}`)

/** The scripts that workflows run. */
export const SCRIPT_FILES = readdirSync(join(ROOT, '.ci')).map((name) => `.ci/${name}`)

/** The text of a file of the repository. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** Reads a workflow. */
export function workflow(file: string): Workflow {
  const text = textOf(file)
  const content: unknown = parse(text)
  if (!isObject(content)) throw new Error(`${file} is no object.`)
  const jobs = Object.entries(objectOf(content.jobs)).map(([id, job]) => jobOf(file, id, objectOf(job)))
  return { file, text, content, jobs }
}

/** The steps of the action that this repository offers. */
export function actionSteps(file: string): Step[] {
  const content: unknown = parse(textOf(file))
  return stepsOf(file, objectOf(isObject(content) ? content.runs : undefined).steps)
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
  const needs = Array.isArray(job.needs) ? job.needs.map(String) : job.needs === undefined ? [] : [String(job.needs)]
  const matrix = matrixOf(objectOf(objectOf(job.strategy).matrix))
  return { id, needs, matrix, permissions: textsOf(job.permissions), steps: stepsOf(`${file} ${id}`, job.steps) }
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

function matrixOf({ include, ...lists }: JsonObject): Record<string, string>[] {
  if (Array.isArray(include)) return include.map(textsOf)
  const [list] = Object.entries(lists)
  return list && Array.isArray(list[1]) ? list[1].map((value) => ({ [list[0]]: String(value) })) : [{}]
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function textsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([key, text]) => [key, String(text)]))
}
