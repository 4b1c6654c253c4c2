import { onEveryStore } from '../support/stores.ts'
import { schemaAndService } from './schema-and-service.suite.ts'

onEveryStore('the published description and the service', (makeStorage) => {
  schemaAndService(makeStorage, { bodies: 1_000, oneOf: 1 })
})
