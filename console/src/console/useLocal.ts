import { useQuery } from '@tanstack/react-query';
import { Problem } from '../api/http';
import { getLocal, type Local } from '../api/local';

const ELSEWHERE: Local = { simulators: [], demo: { running: false, orders: 0 } };

export function useLocal() {
  return useQuery({
    queryKey: ['local'],
    queryFn: async ({ signal }) => {
      try {
        return { here: true, ...(await getLocal(signal)) };
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return { here: false, ...ELSEWHERE };
        throw failure;
      }
    },
    refetchInterval: (query) => (query.state.data?.demo.running ? 1_000 : false),
  });
}
