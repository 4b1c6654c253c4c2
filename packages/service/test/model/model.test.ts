import { compareWithModel } from './model.suite.ts'

compareWithModel(Number(process.env['MODEL_RUNS'] ?? 12))
