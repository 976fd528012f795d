/**
 * The outbound contract as Vitest tests: `npm run test:contracts` on an embedded mock, or on a target:
 * `TARGET=https://host/path TOKEN_ENV=NAME npm run test:contracts -- outbound`, `CONFIG=target.yaml npm run test:contracts`.
 * Each direction is one file, and Vitest's `--shard` deals out files: `--shard 1/2` and `--shard 2/2` judge one each.
 * The run takes place while tests are collected, so that every test bears the name of what was really judged.
 */
import { startMock } from '../mocks/prism.ts'
import { certifyFromEnvironment } from '../scripts/certify/from-environment.ts'
import { declareAbsence, declareTests } from './suite.ts'

const judged = await certifyFromEnvironment('outbound', startMock, process.env)
if ('result' in judged) declareTests('outbound contract', judged.result)
else declareAbsence('outbound contract', judged.absence)
