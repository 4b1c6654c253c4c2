import { fuzz } from './fuzz.suite.ts'

fuzz(Number(process.env['FUZZ_REQUESTS'] ?? 50_000))
