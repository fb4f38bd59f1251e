using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger;

/// <summary>How a ledger is put together.</summary>
public static class LedgerRegistration
{
    /// <summary>Registers the write message with its behaviours, outermost first, and the live
    /// projection, on a store.</summary>
    public static IServiceCollection AddLedger(
        this IServiceCollection services, IEventStore store, TimeProvider clock) => services
        .AddSingleton(store)
        .AddSingleton<IEventLog>(store)
        .AddSingleton(clock)
        .AddSingleton<ServiceFactory>(provider => provider.GetRequiredService)
        .AddSingleton<IMediator, Mediator>()
        .AddSingleton<IRequestHandler<Submit, Receipt>, SubmitHandler>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Tracing>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, ConflictRetry>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Idempotency>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Vocabulary>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, ClosedToCorrections>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, OpenLoans>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, KeySuccession>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, PeriodSealing>()
        .AddSingleton<LiveProjection>()
        .AddSingleton<INotificationHandler<Appended>>(
            provider => provider.GetRequiredService<LiveProjection>());
}
