#!/usr/bin/env node
/**
 * Starts the command, or says in one line that this Node cannot run it: from its sources where they are, otherwise as it
 * was built. Plain JavaScript, so that an old Node gets as far as the message. Keeps compiled code in
 * `node_modules/.cache`, which halves the time to start; where nothing can be written there, everything works as well
 * without it.
 */
import { existsSync, readFileSync } from 'node:fs'
import nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const isBuilt = !existsSync(new URL('cli.ts', import.meta.url))
const { engines, devEngines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const needed = isBuilt ? engines.node : devEngines.runtime.version
const [major = 0, minor = 0] = needed.replace('>=', '').split('.').map(Number)
const [runningMajor = 0, runningMinor = 0] = process.versions.node.split('.').map(Number)

if (runningMajor < major || (runningMajor === major && runningMinor < minor)) {
  process.stderr.write(
    `d1-contracts: Node ${needed} is needed, this is ${process.versions.node}; run it through npm (\`npm start\`, \`npx d1-contracts\` in a folder that has the \`node\` package).\n`,
  )
  process.exitCode = 2
} else {
  // Nobody sees a stack without `--debug`, and one is taken down with every connection that is closed.
  if (!process.argv.includes('--debug')) Error.stackTraceLimit = 0
  nodeModule.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
  const { main } = await import(isBuilt ? '../dist/scripts/cli.js' : './cli.ts')
  process.exitCode = await main(process.argv.slice(2))
}
