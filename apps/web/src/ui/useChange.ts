import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * Something a person changes. What was read under the key is read again, and nobody waits for that: a form that is drawn anew with
 * what was read would take the word that it is done with it.
 */
export function useChange<Input, Reply>(stale: QueryKey, send: (input: Input) => Promise<Reply>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => void queries.invalidateQueries({ queryKey: stale }) });
}
