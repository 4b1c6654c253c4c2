/** Stands in for the operator where chains are named by partner: no tenant has this id. */
export const operatorChain = '00000000-0000-0000-0000-000000000000'
