// Pages of a list, counted. Used by Photos.
/** Where the last page begins that has a photo on it. */
export const lastPage = (total: number, limit: number): number =>
  Math.max(0, Math.floor((total - 1) / limit) * limit);
