/** Relationships of a customer to the partner; a relationship that is not here keeps its own name. */
export const relationships = { reseller: 'Reseller', advisor: 'Advisor', none: 'None' }
