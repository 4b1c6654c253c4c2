/** Partner id of the operator's chain; no tenant has this id. */
export const operatorChain = '00000000-0000-0000-0000-000000000000'
