import { setQuery, useHere } from '../routing/location.ts'
import { firstPage, usePaging, type Paging } from '../routing/use-paging.ts'
import { customerListAt, pageSize, type CustomerList } from './read-customers.ts'

/** Filter and position of the customer list, from its address. */
export interface CustomerPaging extends CustomerList, Paging {
  find(values: { readonly search?: string; readonly status?: string }): void
  clear(): void
}

/** Reads the address of the list and changes it. */
export function useCustomerPaging(): CustomerPaging {
  return {
    ...customerListAt(useHere()),
    ...usePaging(pageSize),
    find: (values) => setQuery({ ...values, ...firstPage }),
    clear: () => setQuery({ search: '', status: '', ...firstPage }),
  }
}
