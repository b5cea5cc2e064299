import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ReturnDetails } from '../api/generated/model';
import { approveReturn, rejectReturn, settleReturn } from '../api/generated/returns/returns';
import { tagOf } from '../api/http';
import { Failure } from '../app/states';
import { useWords } from '../i18n';

interface Wanted {
  found: ReturnDetails;
  close: () => void;
}

/** What was on the screen is what is decided about: somebody else may have been faster. */
export function seen(found: ReturnDetails): RequestInit {
  const tag = tagOf(`/returns/${found.returnId}`);
  return tag ? { headers: { 'If-Match': tag } } : {};
}

export function useAct(found: ReturnDetails, step: () => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: step, onSuccess: done, onSettled: () => void queries.invalidateQueries({ queryKey: ['return', found.returnId] }) });
}

function Decide({ title, does, danger, must, step, wanted, children }: {
  title: string; does: string; danger?: boolean; must?: boolean; step: (reason: string) => Promise<unknown>; wanted: Wanted; children?: ReactNode;
}) {
  const t = useWords();
  const [reason, say] = useState('');
  const act = useAct(wanted.found, () => step(reason.trim()), wanted.close);
  return (
    <Modal opened onClose={wanted.close} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
        <Stack>
          <Textarea data-autofocus label={t('column.reason')} required={must ?? false} maxLength={250} value={reason} onChange={(event) => say(event.currentTarget.value)} />
          {children}
          {act.error && <Failure failure={act.error} />}
          <Group justify="flex-end"><Button type="submit" {...(danger && { color: 'red' })} loading={act.isPending} disabled={must === true && !reason.trim()}>{does}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function Approve(wanted: Wanted) {
  const t = useWords();
  const [free, waive] = useState(false);
  const { found } = wanted;
  return (
    <Decide wanted={wanted} title={t('returns.approveTitle', { number: found.number })} does={t('returns.approve')}
      step={(reason) => approveReturn(found.returnId, { free, ...(reason !== '' && { reason }) }, seen(found))}>
      <Checkbox label={t('returns.free')} checked={free} onChange={(event) => waive(event.currentTarget.checked)} />
    </Decide>
  );
}

export function Reject(wanted: Wanted) {
  const t = useWords();
  const { found } = wanted;
  return (
    <Decide wanted={wanted} danger must title={t('returns.rejectTitle', { number: found.number })} does={t('returns.reject')}
      step={(reason) => rejectReturn(found.returnId, { reason }, seen(found))} />
  );
}

export function Settle(wanted: Wanted) {
  const t = useWords();
  const { found } = wanted;
  return (
    <Decide wanted={wanted} must title={t('returns.settleTitle', { number: found.number })} does={t('returns.settle')}
      step={(reason) => settleReturn(found.returnId, { reason }, seen(found))} />
  );
}
