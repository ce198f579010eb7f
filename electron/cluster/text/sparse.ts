/** An object as it is printed: a part that nobody has written yet is absent, whatever the types of the API promise. */
export type Sparse<T> = { readonly [K in keyof T]: K extends 'spec' | 'status' ? T[K] | undefined : T[K] }
