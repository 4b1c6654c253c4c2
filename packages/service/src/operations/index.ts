import type { OperationName } from '@accredit/contract'
import type { Operation } from './call.ts'
import { createQualification } from './create-qualification.ts'
import { getCustomer } from './get-customer.ts'
import { getCustomerValidation } from './get-customer-validation.ts'
import { getQualifications } from './get-qualifications.ts'
import { getValidationCodes } from './get-validation-codes.ts'
import { listCustomers } from './list-customers.ts'

/** What answers each route of the contract. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  createQualification,
  getQualifications,
  getValidationCodes,
  getCustomerValidation,
  getCustomer,
  listCustomers,
}
