#!/usr/bin/env node
/**
 * Starts the command, or says in one line that this Node cannot run it.
 * Plain JavaScript, so that an old Node gets as far as the message. Keeps compiled code in `node_modules/.cache`, which
 * halves the time to start; where nothing can be written there, everything works as well without it.
 */
import { readFileSync } from 'node:fs'
import nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number)
const [runningMajor = 0, runningMinor = 0] = process.versions.node.split('.').map(Number)

if (runningMajor < major || (runningMajor === major && runningMinor < minor)) {
  process.stderr.write(
    `d1-contracts: Node ${engines.node} is needed, this is ${process.versions.node}; run it through npm (\`npm start\`, \`npx d1-contracts\` in a folder that has the \`node\` package).\n`,
  )
  process.exitCode = 2
} else {
  nodeModule.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
  const { main } = await import('./cli.ts')
  process.exitCode = await main(process.argv.slice(2))
}
