import { compareRaces } from './races.suite.ts'

compareRaces(12, false)
