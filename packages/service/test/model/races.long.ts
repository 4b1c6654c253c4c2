import { compareRaces } from './races.suite.ts'

compareRaces(300, false)
compareRaces(200, true)
