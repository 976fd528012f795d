/**
 * Runs the jobs of a workflow on this machine, step by step as GitHub does: in a checkout of the work tree as it is now,
 * with bash, files for summary and outputs, artifacts that are handed from job to job, and the actions and workflows of
 * this repository that are used. What only GitHub can do is left out, each for the reason that stands here.
 * Writes to a temporary folder only; runs whatever the steps run.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Context, filled, holds, textOf } from '../workflows/expressions.ts'
import { action, type Job, type Step, workflow } from '../workflows/workflows.ts'
import { Checkout, CONTRACTS } from './checkout.ts'

/** Why a step is not run, by its name, or by the action it uses. */
const LEFT_OUT: Record<string, string> = {
  Install: 'the packages of this work tree are linked instead of fetched',
  'Set up': 'the packages of this work tree are linked instead of fetched',
  'actions/setup-node': 'this Node is used',
}

/** What a step came to. */
export interface Done {
  /** Id of its job. */
  job: string
  name: string
  status: number
  /** Everything it printed. */
  output: string
}

/** How a job came out, as those that need it see it. */
interface Outcome {
  result: 'success' | 'failure' | 'skipped'
  outputs: JsonObject
}

/** A checkout in which jobs are run. */
export class Rehearsal extends Checkout {
  /**
   * Runs a job once for every entry of its matrix, and the jobs of the workflow that it calls, if any.
   * @returns what the steps came to, in order
   */
  async job(job: Job, context: Context = {}): Promise<Done[]> {
    return (await this.#job(job, { github: {}, secrets: {}, ...context })).done
  }

  async #job(job: Job, context: Context): Promise<{ done: Done[]; outcome: Outcome }> {
    const done: Done[] = []
    let outputs: JsonObject = {}
    for (const entry of entriesOf(job, context)) {
      const own = { ...context, matrix: entry }
      if (job.uses !== undefined) done.push(...(await this.#call(job, own)))
      else {
        // Every job begins on a machine of its own.
        this.git('clean', '-ffdxq', '-e', 'node_modules')
        rmSync(join(this.checkout, CONTRACTS), { force: true })
        const scope = { ...own, job: JOB, runner: { temp: join(this.folder, 'temp') }, steps: {} }
        mkdirSync(scope.runner.temp, { recursive: true })
        const steps = await this.#steps(job.steps, scope, job.id)
        done.push(...steps.done)
        outputs = valuesOf(job.outputs, steps.context)
      }
    }
    const result = done.every(({ status }) => status === 0) ? 'success' : 'failure'
    return { done, outcome: { result, outputs } }
  }

  /** Runs the jobs of a workflow of this repository, each when those it needs are through. */
  async #call(job: Job, context: Context): Promise<Done[]> {
    const [, file] = /(?:^\.|\/d1-contracts)\/(\.github\/workflows\/[\w-]+\.yml)(?:@|$)/.exec(job.uses ?? '') ?? []
    if (file === undefined) throw new Error(`The workflow ${job.uses} is not one of this repository.`)
    const called = workflow(file, this.contracts)
    // What was handed over before is of another run.
    rmSync(join(this.folder, 'artifacts'), { recursive: true, force: true })
    const { github = {}, secrets = {} } = context
    const inputs = { ...called.inputs, ...valuesOf(job.with, context) }
    const outcomes: Record<string, Outcome> = {}
    const done: Done[] = []
    for (const one of called.jobs) {
      const needs = Object.fromEntries(one.needs.map((id) => [id, { ...outcomes[id] }]))
      const scope: Context = { github, secrets, inputs, needs, job: JOB }
      const hasFailed = Object.values(needs).some(({ result }) => result !== 'success')
      const ran = holds(one.condition, scope, hasFailed) ? await this.#job(one, scope) : undefined
      outcomes[one.id] = ran?.outcome ?? { result: 'skipped', outputs: {} }
      done.push(...(ran?.done ?? []))
    }
    return done
  }

  /** Runs steps, those of the actions of this repository among them; resolves with the outputs they left. */
  async #steps(steps: readonly Step[], context: Context, job: string): Promise<{ done: Done[]; context: Context }> {
    const done: Done[] = []
    let scope = context
    for (const step of steps) {
      if (LEFT_OUT[step.name] !== undefined || LEFT_OUT[actionOf(step)] !== undefined) continue
      const hasFailed = done.some(({ status }) => status !== 0)
      if (!holds(step.condition, scope, hasFailed)) continue
      const given = valuesOf(step.with, scope)
      let outputs: JsonObject = {}
      if (step.run !== undefined) {
        const before = this.text('outputs.txt').length
        done.push({ job, name: step.name, ...(await this.bash(step.run, textsOf(valuesOf(step.env, scope)))) })
        outputs = outputsOf(this.text('outputs.txt').slice(before))
      } else if (step.uses === `./${CONTRACTS}`) {
        const used = action('action.yml', this.contracts)
        const github = { ...objectOf(scope.github), action_path: join(this.checkout, CONTRACTS), token: 'none' }
        const inputs = textsOf({ ...valuesOf(used.inputs, { ...scope, github }), ...given })
        const ran = await this.#steps(used.steps, { ...scope, github, inputs, steps: {} }, job)
        done.push(...ran.done)
        outputs = valuesOf(used.outputs, ran.context)
      } else this.#action(step, textsOf(given))
      if (step.id !== '') scope = { ...scope, steps: { ...objectOf(scope.steps), [step.id]: { outputs } } }
    }
    return { done, context: scope }
  }

  /** Does what an action of GitHub does. */
  #action(step: Step, given: Record<string, string>): void {
    if (actionOf(step) !== 'actions/checkout') this.#artifact(step, given)
    // The rehearsal is a checkout.
    else if (given.path === CONTRACTS) symlinkSync(this.contracts, join(this.checkout, CONTRACTS))
  }

  /** Hands files over, or takes them. */
  #artifact(step: Step, { name, path = '', pattern = '' }: Record<string, string>): void {
    const kept = join(this.folder, 'artifacts')
    const place = join(this.checkout, path)
    const used = actionOf(step)
    if (used === 'actions/upload-artifact') {
      if (existsSync(place)) cpSync(place, join(kept, name ?? ''), { recursive: true })
    } else if (used !== 'actions/download-artifact') throw new Error(`It is not said why ${step.name} is left out.`)
    else if (name !== undefined) cpSync(join(kept, name), place, { recursive: true })
    else {
      for (const one of readdirSync(kept).filter((candidate) => matchesGlob(candidate, pattern))) {
        cpSync(join(kept, one), join(place, one), { recursive: true })
      }
    }
  }
}

/** The name of the action a step uses. */
function actionOf({ uses = '' }: Step): string {
  return uses.split('@')[0] ?? ''
}

/** What `job` says of where the workflow comes from; a checkout of it is what is rehearsed. */
const JOB = { workflow_repository: 'example/d1-contracts', workflow_sha: '0'.repeat(40) }

/** The entries of a matrix, whose lists may be made by a job before. */
function entriesOf({ matrix }: Job, context: Context): JsonObject[] {
  return matrix.flatMap((entry) => {
    const [[name, list] = []] = Object.entries(entry)
    const values = typeof list === 'string' ? filled(list, context) : list
    return name !== undefined && Array.isArray(values) ? values.map((value) => ({ [name]: value })) : [entry]
  })
}

/** Values with their expressions replaced. */
function valuesOf(values: JsonObject, context: Context): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? filled(value, context) : value]),
  )
}

function textsOf(values: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, textOf(value)]))
}

/** The outputs that a step wrote. */
function outputsOf(text: string): JsonObject {
  return Object.fromEntries([...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}
