import type { Row } from '../row.ts'
import { askForQualification } from './ask-for-qualification.ts'
import { bulk } from './bulk.ts'
import { clientCall } from './client-call.ts'
import { comparePrism } from './compare-prism.ts'
import { dashboardPage } from './dashboard-page.ts'
import { deliverEvents } from './deliver-events.ts'
import { drainCases } from './drain-cases.ts'
import { embeddedSandbox } from './embedded-sandbox.ts'
import { findCustomers } from './find-customers.ts'
import { growth } from './growth.ts'
import { listCustomers } from './list-customers.ts'
import { memory } from './memory.ts'
import { postgresNode } from './postgres.ts'
import { readQualifications } from './read-qualifications.ts'
import { readWhileWriting } from './read-while-writing.ts'
import { report } from './report.ts'
import { start } from './start.ts'

/** Every row, in table order. */
export const rows: readonly Row[] = [
  readQualifications,
  comparePrism,
  askForQualification,
  readWhileWriting,
  drainCases,
  listCustomers,
  growth,
  start,
  clientCall,
  postgresNode,
  memory,
  dashboardPage,
  findCustomers,
  bulk,
  embeddedSandbox,
  deliverEvents,
  report,
]
