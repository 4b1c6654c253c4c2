import { describe } from 'node:test'
import { schemaAndService } from './schema-and-service.suite.ts'

// Bodies and queries are read before any database is asked, so that memory will do here.
describe('the published description and the service', () => {
  schemaAndService(
    async () => ({
      config: { store: 'memory', data: '' },
      async [Symbol.asyncDispose]() {},
    }),
    { bodies: 8, oneOf: 7 },
  )
})
