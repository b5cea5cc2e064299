import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { ConnectionLost, Problem } from './api/http';
import { onHealed } from './app/connection';
import { router } from './app/router';
import { theme, variables } from './app/theme';
import { SpokenButtons } from './app/SpokenButtons';
import { Words } from './i18n';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1_000,
      retry: (count, failure) =>
        count < 2 && (failure instanceof ConnectionLost || (failure instanceof Problem && failure.retryable)),
      retryDelay: 500,
    },
  },
});
// What stands still under the cursor does so after a break as well; what is new is counted beside it.
onHealed(() => void queries.invalidateQueries({ predicate: (query) => query.meta?.still !== true }));

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <QueryClientProvider client={queries}>
      <Words>
        <SpokenButtons>
          <Notifications position="bottom-right" limit={4} />
          <RouterProvider router={router} />
        </SpokenButtons>
      </Words>
    </QueryClientProvider>
  </MantineProvider>,
);
