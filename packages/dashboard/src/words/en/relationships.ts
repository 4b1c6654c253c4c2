/** Relationships of a customer to the partner; an unknown relationship keeps its own name. */
export const relationships = { reseller: 'Reseller', advisor: 'Advisor', none: 'None' }
