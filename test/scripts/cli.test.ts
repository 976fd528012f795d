/** The command line: what it prints and returns when it is used wrongly. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'

const COMMAND = join(ROOT, 'scripts/d1-contracts.js')

/** Runs the command in a process of its own. */
function run(args: string[], nodeArgs: string[] = []): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, COMMAND, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('d1-contracts', () => {
  it('says in one line that an older Node cannot run it', () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`
    expect(run(['certify', 'inbound'], ['--import', pretend])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'd1-contracts: Node >=24.18 is needed, this is 20.20.2; run it through npm (`npm start`, `npx d1-contracts` in a folder that has the `node` package).\n',
    })
  })

  it.each([
    [['bogus'], "error: unknown command 'bogus'\n(add --help for the options)\n"],
    [['mock'], "error: missing required argument 'spec'\n(add --help for the options)\n"],
    [
      ['mock', 'inbound', '--port', '80a'],
      "error: option '--port <n>' argument '80a' is invalid. A port from 0 to 65535 is expected.\n(add --help for the options)\n",
    ],
    [
      ['mock', 'inbound', '--port', '65536'],
      "error: option '--port <n>' argument '65536' is invalid. A port from 0 to 65535 is expected.\n(add --help for the options)\n",
    ],
    [
      ['certify', 'inbound', '--seed', '-1'],
      "error: option '--seed <n>' argument '-1' is invalid. A whole number is expected.\n(add --help for the options)\n",
    ],
    [
      ['certify', 'inbound', '--fail-on', 'error'],
      "error: option '--fail-on <weight>' argument 'error' is invalid. Allowed choices are must, should, may.\n(add --help for the options)\n",
    ],
    [
      ['certify', 'inbound', '--profile', 'quick'],
      "error: option '--profile <name>' argument 'quick' is invalid. Allowed choices are smoke, standard, deep.\n(add --help for the options)\n",
    ],
    [
      ['certify', 'inbound', '--shard', '3/2'],
      "error: option '--shard <i/n>' argument '3/2' is invalid. A part like 2/3 is expected, from 1/n to n/n.\n(add --help for the options)\n",
    ],
    [['certify', 'inbound', '--bogus'], "error: unknown option '--bogus'\n(add --help for the options)\n"],
  ])('refuses %j with status 2', (args, stderr) => {
    expect(run(args)).toEqual({ status: 2, stdout: '', stderr })
  })

  it('prints its version and help on stdout with status 0', () => {
    expect(run(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' })
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' })
  })
})
