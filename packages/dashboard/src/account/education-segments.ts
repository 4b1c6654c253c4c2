import type { EducationSegment } from '@accredit/client'

/** The segments of an Education request, in the order of the choice. */
export const educationSegments = ['K12', 'HigherEducation'] as const satisfies EducationSegment[]
