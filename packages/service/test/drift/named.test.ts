import { nameDifferences } from './named.suite.ts'

nameDifferences(6)
