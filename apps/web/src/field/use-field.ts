import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Field, FieldState } from './field-state.ts';

export const FieldContext = createContext<Field | null>(null);

export function useField(): { readonly field: Field; readonly state: FieldState } {
  const field = useContext(FieldContext);
  if (field === null) throw new Error('nobody holds this phone');
  return { field, state: useSyncExternalStore(field.listen, field.state) };
}
